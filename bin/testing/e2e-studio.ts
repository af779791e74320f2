import { startAssay } from './start-assay'
import { startStoryServers } from './story-servers'

/** The studio that the stories share. Its address reaches them as `baseURL`; who set one walks through the studio that runs there. */
export default async function startStudio() {
  const servers = await startStoryServers()
  if (process.env.ASSAY_E2E_URL) return servers.stop
  const assay = await startAssay({ init: true, env: { ASSAY_ALLOW_HOSTS: servers.hosts } })
  process.env.ASSAY_E2E_URL = assay.address
  process.env.ASSAY_E2E_FOLDER = assay.folder
  return async () => {
    await assay.stop()
    await servers.stop()
    // A story that fails says what it saw; this is what the studio had to say.
    for (const line of assay.output().split('\n')) if (/"level":"error"/.test(line)) console.log(line)
  }
}
