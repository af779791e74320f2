-- CreateTable
CREATE TABLE "KeptAnswer" (
    "id" UUID NOT NULL,
    "keyId" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "file" TEXT,
    "answer" TEXT,
    "leasedUntil" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeptAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestRate" (
    "keyId" UUID NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RequestRate_pkey" PRIMARY KEY ("keyId")
);

-- CreateIndex
CREATE INDEX "KeptAnswer_createdAt_idx" ON "KeptAnswer"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "KeptAnswer_keyId_scope_key_key" ON "KeptAnswer"("keyId", "scope", "key");
