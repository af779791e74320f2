CREATE TABLE "Measurement" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "samples" INTEGER NOT NULL,
    "measures" JSONB NOT NULL,
    "measuredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Measurement_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Measurement_datasetId_measuredAt_idx" ON "Measurement"("datasetId", "measuredAt");

CREATE TABLE "PersonalFind" (
    "runId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "kinds" TEXT[],

    CONSTRAINT "PersonalFind_pkey" PRIMARY KEY ("runId", "sampleId")
);
CREATE INDEX "PersonalFind_datasetId_sampleId_idx" ON "PersonalFind"("datasetId", "sampleId");

CREATE TABLE "BalanceTarget" (
    "datasetId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "shares" JSONB NOT NULL,
    "setBy" JSONB NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BalanceTarget_pkey" PRIMARY KEY ("datasetId")
);
