-- CreateEnum
CREATE TYPE "ProviderKind" AS ENUM ('simulator', 'anthropic', 'openai', 'google', 'compatible');

-- CreateEnum
CREATE TYPE "CallOutcome" AS ENUM ('open', 'answered', 'refused', 'cut', 'unreadable', 'failed', 'lost');

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "reservedMicros" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Provider" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ProviderKind" NOT NULL,
    "preset" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "sealedKey" TEXT,
    "keyEnd" TEXT,
    "requestsPerMinute" INTEGER,
    "tokensPerMinute" INTEGER,
    "inFlight" INTEGER NOT NULL DEFAULT 16,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderModel" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "providerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "priceIn" DOUBLE PRECISION NOT NULL,
    "priceOut" DOUBLE PRECISION NOT NULL,
    "jsonSchema" BOOLEAN NOT NULL DEFAULT false,
    "bears" REAL NOT NULL DEFAULT 1000,
    "eased" TIMESTAMPTZ(3),
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderPace" (
    "providerId" UUID NOT NULL,
    "notBefore" TIMESTAMPTZ(3),
    "requests" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "refilledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderPace_pkey" PRIMARY KEY ("providerId")
);

-- CreateTable
CREATE TABLE "CallShare" (
    "modelId" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "providerId" UUID NOT NULL,
    "slots" INTEGER NOT NULL,
    "wanted" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CallShare_pkey" PRIMARY KEY ("modelId","processId")
);

-- CreateTable
CREATE TABLE "ModelCall" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "providerId" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "runId" UUID,
    "batchId" UUID,
    "position" INTEGER,
    "purpose" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "processId" UUID NOT NULL,
    "outcome" "CallOutcome" NOT NULL DEFAULT 'open',
    "errorClass" TEXT,
    "error" TEXT,
    "tokensIn" INTEGER,
    "tokensOut" INTEGER,
    "reservedMicros" BIGINT NOT NULL DEFAULT 0,
    "costMicros" BIGINT NOT NULL DEFAULT 0,
    "estimated" BOOLEAN NOT NULL DEFAULT false,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "latencyMs" INTEGER,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ModelCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Provider_projectId_name_key" ON "Provider"("projectId", "name");

-- CreateIndex
CREATE INDEX "ProviderModel_projectId_idx" ON "ProviderModel"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderModel_providerId_name_key" ON "ProviderModel"("providerId", "name");

-- CreateIndex
CREATE INDEX "CallShare_providerId_idx" ON "CallShare"("providerId");

-- CreateIndex
CREATE INDEX "ModelCall_projectId_id_idx" ON "ModelCall"("projectId", "id");

-- CreateIndex
CREATE INDEX "ModelCall_runId_id_idx" ON "ModelCall"("runId", "id");

-- CreateIndex
CREATE INDEX "ModelCall_modelId_id_idx" ON "ModelCall"("modelId", "id");

-- AddForeignKey
ALTER TABLE "Provider" ADD CONSTRAINT "Provider_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderModel" ADD CONSTRAINT "ProviderModel_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderPace" ADD CONSTRAINT "ProviderPace_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Calls that nobody closed yet are few among many that are.
CREATE INDEX "ModelCall_open_idx" ON "ModelCall" ("startedAt") WHERE "outcome" = 'open';

-- Every project has the simulator, so that everything works without a key.
INSERT INTO "Provider" ("id", "projectId", "name", "kind", "preset", "inFlight")
SELECT gen_random_uuid(), id, 'Simulator', 'simulator', 'simulator', 64 FROM "Project";
INSERT INTO "ProviderModel" ("id", "projectId", "providerId", "name", "priceIn", "priceOut", "jsonSchema")
SELECT gen_random_uuid(), "projectId", id, 'simulator', 0, 0, true FROM "Provider";
INSERT INTO "ProviderPace" ("providerId") SELECT id FROM "Provider";
