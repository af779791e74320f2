-- CreateTable
CREATE TABLE "DuplicateBandBlock" (
    "id" BIGSERIAL NOT NULL,
    "bucket" BIGINT NOT NULL,
    "keys" INTEGER[],
    "samples" UUID[],

    CONSTRAINT "DuplicateBandBlock_pkey" PRIMARY KEY ("bucket","id")
);

-- Fits into its page as it is: a look-up reads 28 of them, and would unpack each.
ALTER TABLE "DuplicateBandBlock" ALTER COLUMN "keys" SET STORAGE PLAIN, ALTER COLUMN "samples" SET STORAGE PLAIN;
