-- AlterTable
ALTER TABLE "DuplicateLeak" ADD COLUMN     "leftAt" INTEGER,
ADD COLUMN     "rightAt" INTEGER;

-- AlterTable
ALTER TABLE "DuplicateGroup" ADD COLUMN     "byMeaning" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "DuplicateMember" ADD COLUMN     "byMeaning" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "DuplicateState" ADD COLUMN     "meaningAt" TIMESTAMPTZ(3),
ADD COLUMN     "meaningModelId" UUID,
ADD COLUMN     "meaningThreshold" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "SampleMeaning" (
    "sampleId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "textHash" UUID NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "SampleMeaning_pkey" PRIMARY KEY ("sampleId")
);

-- CreateTable
CREATE TABLE "MeaningPair" (
    "datasetId" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "MeaningPair_pkey" PRIMARY KEY ("datasetId","firstId","secondId")
);

-- CreateIndex
CREATE INDEX "SampleMeaning_datasetId_idx" ON "SampleMeaning"("datasetId");
