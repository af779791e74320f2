-- Members lie in the order in which their samples came: where those of a source or a run begin and end is enough to find them, and costs a pass next to nothing.
DROP INDEX "DuplicateMember_datasetId_sourceId_idx";
DROP INDEX "DuplicateMember_datasetId_runId_idx";
CREATE INDEX "DuplicateMember_datasetId_sourceId_runId_idx" ON "DuplicateMember" USING BRIN ("datasetId", "sourceId", "runId");
