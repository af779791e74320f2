CREATE TABLE "PasswordLink" (
    "hash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "madeBy" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasswordLink_pkey" PRIMARY KEY ("hash")
);

CREATE UNIQUE INDEX "PasswordLink_userId_key" ON "PasswordLink"("userId");

ALTER TABLE "PasswordLink" ADD CONSTRAINT "PasswordLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
