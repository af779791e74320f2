-- CreateTable
CREATE TABLE "CallAnswer" (
    "runId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "asker" TEXT NOT NULL,
    "projectId" UUID NOT NULL,
    "answer" TEXT NOT NULL,

    CONSTRAINT "CallAnswer_pkey" PRIMARY KEY ("runId","position","asker")
);

-- CreateTable
CREATE TABLE "CallTally" (
    "modelId" UUID NOT NULL,
    "before" UUID NOT NULL,
    "calls" BIGINT NOT NULL DEFAULT 0,
    "failed" BIGINT NOT NULL DEFAULT 0,
    "costMicros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "CallTally_pkey" PRIMARY KEY ("modelId")
);

-- AddForeignKey
ALTER TABLE "CallTally" ADD CONSTRAINT "CallTally_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "ProviderModel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
