-- AlterTable
ALTER TABLE "Tuning" ADD COLUMN     "api" TEXT NOT NULL DEFAULT 'openai';
