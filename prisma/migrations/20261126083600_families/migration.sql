-- How many more of its family there are is asked for every sample that is reviewed.
CREATE INDEX "Sample_family_idx" ON "Sample" ("datasetId", "familyId") WHERE "familyId" IS NOT NULL;
