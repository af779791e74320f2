-- AlterTable
ALTER TABLE "TrainedModel" ADD COLUMN     "snapshotId" UUID;
