-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('file', 'web', 'hub', 'api', 'paste');

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "uri" TEXT,
    "licence" TEXT,
    "card" TEXT,
    "sha256" TEXT,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "uploadId" UUID,
    "preset" TEXT,
    "plan" JSONB NOT NULL DEFAULT '{}',
    "fingerprint" TEXT,
    "runId" UUID,
    "read" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "filtered" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "pairs" INTEGER NOT NULL DEFAULT 0,
    "unwrapped" INTEGER NOT NULL DEFAULT 0,
    "unlabelled" INTEGER NOT NULL DEFAULT 0,
    "createdBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SampleSource" (
    "sourceId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "sampleId" UUID NOT NULL,
    "labels" TEXT[],
    "polarity" "Polarity" NOT NULL DEFAULT 'none',

    CONSTRAINT "SampleSource_pkey" PRIMARY KEY ("sourceId","row")
);

-- CreateTable
CREATE TABLE "Reject" (
    "sourceId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "column" INTEGER,
    "reason" TEXT NOT NULL,
    "original" BYTEA NOT NULL,

    CONSTRAINT "Reject_pkey" PRIMARY KEY ("sourceId","row")
);

-- CreateTable
CREATE TABLE "Passage" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "hash" UUID NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Preference" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "sourceId" UUID,
    "sourceRow" INTEGER,
    "prompt" TEXT NOT NULL,
    "conversation" JSONB,
    "responseA" TEXT NOT NULL,
    "responseB" TEXT NOT NULL,
    "better" TEXT,
    "safer" TEXT,
    "polarityA" "Polarity" NOT NULL DEFAULT 'none',
    "polarityB" "Polarity" NOT NULL DEFAULT 'none',
    "meta" JSONB,
    "contentHash" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Preference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportSettings" (
    "projectId" UUID NOT NULL,
    "caps" JSONB NOT NULL DEFAULT '{}',
    "frame" JSONB NOT NULL DEFAULT '{}',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportSettings_pkey" PRIMARY KEY ("projectId")
);

-- CreateTable
CREATE TABLE "WrapperRule" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "opens" TEXT NOT NULL DEFAULT '',
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WrapperRule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Source_projectId_id_idx" ON "Source"("projectId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Source_datasetId_fingerprint_key" ON "Source"("datasetId", "fingerprint");

-- CreateIndex
CREATE INDEX "Upload_projectId_id_idx" ON "Upload"("projectId", "id");

-- CreateIndex
CREATE INDEX "SampleSource_sampleId_idx" ON "SampleSource"("sampleId");

-- CreateIndex
CREATE INDEX "Passage_projectId_id_idx" ON "Passage"("projectId", "id");

-- CreateIndex
CREATE INDEX "Passage_projectId_hash_idx" ON "Passage"("projectId", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_sourceId_position_key" ON "Passage"("sourceId", "position");

-- CreateIndex
CREATE INDEX "Preference_datasetId_id_idx" ON "Preference"("datasetId", "id");

-- CreateIndex
CREATE INDEX "Preference_datasetId_contentHash_idx" ON "Preference"("datasetId", "contentHash");

-- CreateIndex
CREATE INDEX "Preference_sourceId_idx" ON "Preference"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "WrapperRule_projectId_key_key" ON "WrapperRule"("projectId", "key");
