-- A group is known by its oldest member, so what was kept is found again after every pass.
ALTER TABLE "DuplicateGroup" DROP COLUMN "constellation";
DROP TABLE "KeptGroup";
CREATE TABLE "KeptGroup" (
    "groupId" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "constellation" UUID NOT NULL,
    "keptBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeptGroup_pkey" PRIMARY KEY ("groupId")
);
CREATE INDEX "KeptGroup_datasetId_idx" ON "KeptGroup"("datasetId");

-- What is only put into the table of bands has been compared with all, or never will be: nothing follows from it.
ALTER TABLE "DuplicateBacklog" ADD COLUMN "follow" BOOLEAN NOT NULL DEFAULT true;
