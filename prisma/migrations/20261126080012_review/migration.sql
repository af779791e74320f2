-- CreateEnum
CREATE TYPE "QueueOrder" AS ENUM ('given', 'uncertain', 'newest', 'shuffled');

-- CreateEnum
CREATE TYPE "ItemState" AS ENUM ('open', 'decided', 'disputed', 'settled');

-- CreateEnum
CREATE TYPE "Cause" AS ENUM ('ambiguous_text', 'guideline_gap', 'error', 'edge_case', 'subjective', 'other');

-- AlterEnum
ALTER TYPE "Act" ADD VALUE 'rewrite';

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "applied" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "queueId" UUID;

-- CreateTable
CREATE TABLE "Queue" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT,
    "filter" JSONB,
    "order" "QueueOrder" NOT NULL DEFAULT 'given',
    "blind" BOOLEAN NOT NULL DEFAULT false,
    "overlap" INTEGER NOT NULL DEFAULT 1,
    "overlapShare" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "maxOverlap" INTEGER NOT NULL DEFAULT 1,
    "agreementBar" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "people" UUID[],
    "goldShare" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "goldLeast" INTEGER NOT NULL DEFAULT 8,
    "goldBar" DOUBLE PRECISION NOT NULL DEFAULT 0.4,
    "idempotencyKey" TEXT,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QueueItem" (
    "id" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "probability" DOUBLE PRECISION,
    "random" BOOLEAN NOT NULL DEFAULT false,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "state" "ItemState" NOT NULL DEFAULT 'open',
    "gold" BOOLEAN NOT NULL DEFAULT false,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QueueItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QueueSeat" (
    "id" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "userId" UUID,
    "tabId" UUID,
    "loadId" UUID,
    "leasedUntil" TIMESTAMPTZ(3),
    "decisionId" UUID,
    "answer" TEXT,
    "right" BOOLEAN,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QueueSeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoldAnswer" (
    "sampleId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "labels" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "madeById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoldAnswer_pkey" PRIMARY KEY ("sampleId")
);

-- CreateTable
CREATE TABLE "ReviewPause" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "pausedByName" TEXT,
    "pausedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedAt" TIMESTAMPTZ(3),
    "liftedByName" TEXT,

    CONSTRAINT "ReviewPause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Adjudication" (
    "itemId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "queueId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "cause" "Cause" NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adjudication_pkey" PRIMARY KEY ("itemId")
);

-- CreateTable
CREATE TABLE "ReviewerSettings" (
    "projectId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewerSettings_pkey" PRIMARY KEY ("projectId","userId")
);

-- CreateTable
CREATE TABLE "EarlierText" (
    "decisionId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "sampleId" UUID NOT NULL,
    "prompt" TEXT NOT NULL,
    "response" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EarlierText_pkey" PRIMARY KEY ("decisionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Queue_datasetId_key_key" ON "Queue"("datasetId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Queue_projectId_idempotencyKey_key" ON "Queue"("projectId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "QueueItem_queueId_state_idx" ON "QueueItem"("queueId", "state");

-- CreateIndex
CREATE INDEX "QueueItem_sampleId_idx" ON "QueueItem"("sampleId");

-- CreateIndex
CREATE UNIQUE INDEX "QueueItem_queueId_sampleId_key" ON "QueueItem"("queueId", "sampleId");

-- CreateIndex
CREATE UNIQUE INDEX "QueueSeat_decisionId_key" ON "QueueSeat"("decisionId");

-- CreateIndex
CREATE INDEX "QueueSeat_queueId_userId_idx" ON "QueueSeat"("queueId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "QueueSeat_itemId_userId_key" ON "QueueSeat"("itemId", "userId");

-- CreateIndex
CREATE INDEX "GoldAnswer_datasetId_idx" ON "GoldAnswer"("datasetId");

-- CreateIndex
CREATE INDEX "ReviewPause_queueId_userId_idx" ON "ReviewPause"("queueId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Adjudication_decisionId_key" ON "Adjudication"("decisionId");

-- CreateIndex
CREATE INDEX "Adjudication_queueId_idx" ON "Adjudication"("queueId");

-- CreateIndex
CREATE INDEX "EarlierText_sampleId_idx" ON "EarlierText"("sampleId");

-- CreateIndex
CREATE INDEX "Decision_queueId_sampleId_idx" ON "Decision"("queueId", "sampleId");

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "Queue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueSeat" ADD CONSTRAINT "QueueSeat_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "QueueItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What can still be claimed, in order.
CREATE INDEX "QueueSeat_free_idx" ON "QueueSeat" ("queueId", "position", "id") WHERE "decisionId" IS NULL;
