-- CreateTable
CREATE TABLE "Errand" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "askedBy" JSONB NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Errand_pkey" PRIMARY KEY ("id")
);
