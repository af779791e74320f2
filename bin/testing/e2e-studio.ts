import { startAssay } from './start-assay'

/** The studio that the stories share. Its address reaches them as `baseURL`. */
export default async function startStudio() {
  const assay = await startAssay({ init: true })
  process.env.ASSAY_E2E_URL = assay.address
  return async () => {
    await assay.stop()
  }
}
