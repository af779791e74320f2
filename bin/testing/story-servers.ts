import { startServer } from './evil-server'
import { startProviderServer } from './provider-server'

/** A page to write from, in three parts. */
const locks = [1, 2, 3]
  .map(
    (lock) =>
      `<h2>Lock ${lock}</h2><p>${`Lock ${lock} of the canal is filled by hand, which takes its keeper a quarter of an hour. `.repeat(6)}</p>`,
  )
  .join('')

/** What the stories' studio may reach on this machine, and nothing beside: a web page, and a provider of models. */
export async function startStoryServers() {
  const pages = await startServer(({ url }, response) =>
    url === '/robots.txt'
      ? response.writeHead(404).end()
      : response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            `<html lang="en"><head><title>Locks</title></head><body><main><h1>Locks</h1>${locks}</main></body></html>`,
          ),
  )
  const models = await startProviderServer()
  Object.assign(process.env, { ASSAY_E2E_PAGES: pages.address, ASSAY_E2E_MODELS: models.url })
  return {
    hosts: [pages.host, models.host].join(','),
    stop: () => Promise.all([pages.stop(), models.stop()]),
  }
}
