-- CreateTable
CREATE TABLE "LeftPage" (
    "userId" UUID NOT NULL,
    "loadId" UUID NOT NULL,
    "except" UUID[],
    "leftAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeftPage_pkey" PRIMARY KEY ("userId","loadId")
);
