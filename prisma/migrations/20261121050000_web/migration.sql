-- CreateEnum
CREATE TYPE "PageState" AS ENUM ('waiting', 'fetched', 'unchanged', 'failed');

-- AlterEnum
ALTER TYPE "SourceKind" ADD VALUE 'document';

-- AlterTable
ALTER TABLE "Passage" ADD COLUMN "page" INTEGER,
ADD COLUMN "tainted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "retiredAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SourcePage" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "uploadId" UUID,
    "state" "PageState" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "failure" TEXT,
    "finalAddress" TEXT,
    "canonical" TEXT,
    "title" TEXT,
    "language" TEXT,
    "licence" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    "sha256" TEXT,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "dropped" JSONB,
    "runId" UUID,
    "fetchedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SourcePage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PassagePlace" (
    "pageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "passageId" UUID NOT NULL,

    CONSTRAINT "PassagePlace_pkey" PRIMARY KEY ("pageId","position")
);

-- CreateTable
CREATE TABLE "WebHost" (
    "host" TEXT NOT NULL,
    "freeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "robotsStatus" INTEGER,
    "robots" TEXT,
    "robotsAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebHost_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "HubToken" (
    "runId" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HubToken_pkey" PRIMARY KEY ("runId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Passage_sourceId_hash_key" ON "Passage"("sourceId", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "SourcePage_sourceId_position_key" ON "SourcePage"("sourceId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "SourcePage_sourceId_address_key" ON "SourcePage"("sourceId", "address");

-- CreateIndex
CREATE INDEX "SourcePage_runId_idx" ON "SourcePage"("runId");

-- CreateIndex
CREATE INDEX "PassagePlace_passageId_idx" ON "PassagePlace"("passageId");

-- AddForeignKey
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassagePlace" ADD CONSTRAINT "PassagePlace_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "SourcePage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassagePlace" ADD CONSTRAINT "PassagePlace_passageId_fkey" FOREIGN KEY ("passageId") REFERENCES "Passage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
