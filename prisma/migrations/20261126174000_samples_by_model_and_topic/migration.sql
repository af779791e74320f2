-- Samples of one model or one topic, in order: a page is read from its place on, however many samples there are.
CREATE INDEX "Sample_model_idx" ON "Sample" ("datasetId", "model", "id") WHERE "model" IS NOT NULL;
CREATE INDEX "Sample_topic_idx" ON "Sample" ("datasetId", ("meta"->>'topic'), "id") WHERE "meta"->>'topic' IS NOT NULL;
