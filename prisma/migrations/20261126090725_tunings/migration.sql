-- CreateEnum
CREATE TYPE "TuningStatus" AS ENUM ('pending', 'queued', 'running', 'succeeded', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "Tuning" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "providerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "runId" UUID NOT NULL,
    "madeBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tuning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TuningExperiment" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "tuningId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "baseModel" TEXT NOT NULL,
    "epochs" INTEGER,
    "batchSize" INTEGER,
    "learningRateMultiplier" DOUBLE PRECISION,
    "status" "TuningStatus" NOT NULL DEFAULT 'pending',
    "trainingFile" TEXT,
    "validationFile" TEXT,
    "jobId" TEXT,
    "modelName" TEXT,
    "providerModelId" UUID,
    "reason" TEXT,
    "told" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TuningExperiment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Tuning_projectId_id_idx" ON "Tuning"("projectId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TuningExperiment_tuningId_position_key" ON "TuningExperiment"("tuningId", "position");

-- AddForeignKey
ALTER TABLE "TuningExperiment" ADD CONSTRAINT "TuningExperiment_tuningId_fkey" FOREIGN KEY ("tuningId") REFERENCES "Tuning"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
