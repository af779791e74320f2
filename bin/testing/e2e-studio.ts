import { startAssay } from './start-assay'

/** The studio that the stories share. Its address reaches them as `baseURL`; who set one walks through the studio that runs there. */
export default async function startStudio() {
  if (process.env.ASSAY_E2E_URL) return
  const assay = await startAssay({ init: true })
  process.env.ASSAY_E2E_URL = assay.address
  process.env.ASSAY_E2E_FOLDER = assay.folder
  return async () => {
    await assay.stop()
  }
}
