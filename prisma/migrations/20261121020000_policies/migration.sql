-- AlterTable
ALTER TABLE "Label" ADD COLUMN     "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "mergedInto" TEXT;

-- AlterTable
ALTER TABLE "PolicyVersion" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "CrossWalk" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "fromVersionId" UUID NOT NULL,
    "toVersionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "origin" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CrossWalk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CrossWalkEntry" (
    "id" UUID NOT NULL,
    "crossWalkId" UUID NOT NULL,
    "fromCode" TEXT NOT NULL,
    "toCode" TEXT NOT NULL,
    "lossy" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "CrossWalkEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CrossWalk_projectId_id_idx" ON "CrossWalk"("projectId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CrossWalk_fromVersionId_toVersionId_number_key" ON "CrossWalk"("fromVersionId", "toVersionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "CrossWalkEntry_crossWalkId_fromCode_toCode_key" ON "CrossWalkEntry"("crossWalkId", "fromCode", "toCode");

-- AddForeignKey
ALTER TABLE "CrossWalk" ADD CONSTRAINT "CrossWalk_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "PolicyVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrossWalk" ADD CONSTRAINT "CrossWalk_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "PolicyVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CrossWalkEntry" ADD CONSTRAINT "CrossWalkEntry_crossWalkId_fkey" FOREIGN KEY ("crossWalkId") REFERENCES "CrossWalk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One draft of a policy at a time.
CREATE UNIQUE INDEX "PolicyVersion_one_draft_idx" ON "PolicyVersion" ("policyId") WHERE "publishedAt" IS NULL;

-- What was published stays as it was: samples say what they are by (policy, version, code).
CREATE FUNCTION refuse_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'A published policy version never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER published_version_fixed BEFORE UPDATE OR DELETE ON "PolicyVersion" FOR EACH ROW EXECUTE FUNCTION refuse_published_version();

-- The share lock makes a publication and a change of its labels wait for one another.
CREATE FUNCTION refuse_published_label() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  published boolean;
BEGIN
  FOR published IN
    SELECT "publishedAt" IS NOT NULL FROM "PolicyVersion"
    WHERE "id" IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD."versionId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."versionId" END) FOR SHARE
  LOOP
    IF published THEN
      RAISE EXCEPTION 'The labels of a published policy version never change' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END LOOP;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER published_label_fixed BEFORE INSERT OR UPDATE OR DELETE ON "Label" FOR EACH ROW EXECUTE FUNCTION refuse_published_label();

-- A saved walk stays as well.
CREATE TRIGGER cross_walk_fixed BEFORE UPDATE OR DELETE ON "CrossWalk" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cross_walk_entry_fixed BEFORE UPDATE OR DELETE ON "CrossWalkEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
