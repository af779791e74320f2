-- CreateEnum
CREATE TYPE "PersonaOrigin" AS ENUM ('starter', 'paste', 'file', 'hub');

-- CreateTable
CREATE TABLE "Persona" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "hash" UUID NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "group" TEXT NOT NULL DEFAULT '',
    "origin" "PersonaOrigin" NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "runId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Persona_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KeptPair" (
    "projectId" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "keptBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeptPair_pkey" PRIMARY KEY ("projectId","firstId","secondId")
);

-- CreateIndex
CREATE INDEX "Persona_projectId_id_idx" ON "Persona"("projectId", "id");

-- CreateIndex
CREATE INDEX "Persona_runId_idx" ON "Persona"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "Persona_projectId_hash_key" ON "Persona"("projectId", "hash");

-- Words of a persona, for search. ANALYZE at once: without it the planner walks the table and parses each row again.
CREATE INDEX "Persona_words_idx" ON "Persona" USING gin (to_tsvector('simple'::regconfig, "text"));
ANALYZE "Persona";
