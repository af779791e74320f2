-- Each call is closed once, in the page where it was opened: with room there, no index has to be told.
ALTER TABLE "ModelCall" SET (fillfactor = 80);
