CREATE TABLE "MaskedSample" (
    "runId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "MaskedSample_pkey" PRIMARY KEY ("runId", "sampleId")
);

CREATE TABLE "LabelDoubt" (
    "runId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "given" TEXT NOT NULL,
    "suggested" TEXT NOT NULL,
    "confidence" REAL NOT NULL,
    "margin" REAL NOT NULL,

    CONSTRAINT "LabelDoubt_pkey" PRIMARY KEY ("runId", "sampleId")
);
CREATE INDEX "LabelDoubt_datasetId_rank_idx" ON "LabelDoubt"("datasetId", "rank");
