-- CreateEnum
CREATE TYPE "ModelStatus" AS ENUM ('working', 'ready');

-- CreateTable
CREATE TABLE "TrainedModel" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "policyVersionId" UUID NOT NULL,
    "target" "Target" NOT NULL,
    "name" TEXT NOT NULL,
    "status" "ModelStatus" NOT NULL DEFAULT 'working',
    "plan" JSONB NOT NULL,
    "manifest" JSONB,
    "hash" TEXT,
    "curve" JSONB,
    "threshold" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "parentId" UUID,
    "runId" UUID,
    "madeBy" JSONB NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),

    CONSTRAINT "TrainedModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelWeights" (
    "modelId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ModelWeights_pkey" PRIMARY KEY ("modelId")
);

-- CreateTable
CREATE TABLE "Evaluation" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "heldOut" BOOLEAN NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "status" "ModelStatus" NOT NULL DEFAULT 'working',
    "runId" UUID,
    "threshold" DOUBLE PRECISION NOT NULL,
    "report" JSONB,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvaluationRow" (
    "evaluationId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "unsafe" BOOLEAN NOT NULL,
    "labels" TEXT[],
    "said" TEXT[],
    "cost" REAL NOT NULL,
    "probability" REAL NOT NULL,

    CONSTRAINT "EvaluationRow_pkey" PRIMARY KEY ("evaluationId","sampleId")
);

-- CreateIndex
CREATE INDEX "TrainedModel_projectId_id_idx" ON "TrainedModel"("projectId", "id");

-- CreateIndex
CREATE INDEX "TrainedModel_datasetId_id_idx" ON "TrainedModel"("datasetId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TrainedModel_projectId_name_key" ON "TrainedModel"("projectId", "name");

-- CreateIndex
CREATE INDEX "Evaluation_modelId_id_idx" ON "Evaluation"("modelId", "id");

-- CreateIndex
CREATE INDEX "Evaluation_projectId_id_idx" ON "Evaluation"("projectId", "id");

-- CreateIndex
CREATE INDEX "EvaluationRow_evaluationId_unsafe_cost_idx" ON "EvaluationRow"("evaluationId", "unsafe", "cost");

-- AddForeignKey
ALTER TABLE "ModelWeights" ADD CONSTRAINT "ModelWeights_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "TrainedModel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "TrainedModel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
