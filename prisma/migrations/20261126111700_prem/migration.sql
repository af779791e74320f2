-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "goal" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Tuning" ADD COLUMN     "snapshotId" UUID;

-- CreateTable
CREATE TABLE "PremJob" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "madeBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PremJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PremExperiment" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "baseModelId" TEXT NOT NULL,
    "batchSize" DOUBLE PRECISION NOT NULL,
    "learningRateMultiplier" DOUBLE PRECISION NOT NULL,
    "epochs" DOUBLE PRECISION NOT NULL,
    "trainingType" TEXT NOT NULL,
    "modelId" UUID,
    "tuningId" UUID,
    "tuningPosition" INTEGER,

    CONSTRAINT "PremExperiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PremTrace" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "modelId" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "output" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "feedback" TEXT,
    "sampleId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PremTrace_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PremJob_projectId_id_idx" ON "PremJob"("projectId", "id");

-- CreateIndex
CREATE INDEX "PremJob_snapshotId_id_idx" ON "PremJob"("snapshotId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PremExperiment_jobId_number_key" ON "PremExperiment"("jobId", "number");

-- CreateIndex
CREATE INDEX "PremTrace_projectId_id_idx" ON "PremTrace"("projectId", "id");

-- AddForeignKey
ALTER TABLE "PremExperiment" ADD CONSTRAINT "PremExperiment_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "PremJob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
