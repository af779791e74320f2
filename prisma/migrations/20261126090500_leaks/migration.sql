-- What a search for leaks found: a sample of the right side, and the nearest to it on the left.
CREATE TABLE "DuplicateLeak" (
    "runId" UUID NOT NULL,
    "rightId" UUID NOT NULL,
    "leftId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "DuplicateLeak_pkey" PRIMARY KEY ("runId","rightId")
);
CREATE INDEX "DuplicateLeak_runId_similarity_rightId_idx" ON "DuplicateLeak"("runId", "similarity", "rightId");
