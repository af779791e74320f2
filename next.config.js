// Set by `npm test`: it builds beside a studio that is being served from this folder, not under it.
const testBuild = process.env.ASSAY_BUILD_FOLDER

// The policy for scripts differs with every answer: see proxy.ts.
const everywhere = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'no-referrer' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' },
]

/** @type {import('next').NextConfig} */
export default {
  distDir: testBuild ?? '.next',
  // Types are a stage of `npm test`; a start need not wait for them.
  typescript: { tsconfigPath: testBuild ? 'tsconfig.test.json' : 'tsconfig.json', ignoreBuildErrors: true },
  poweredByHeader: false,
  // In development Next would print what actions were called with, passwords too.
  logging: { serverFunctions: false },
  images: { unoptimized: true },
  // A page comes with its title: one that follows later leaves the page without a name meanwhile.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['pg', '@prisma/adapter-pg', 'pg-copy-streams', '@hpcc-js/wasm-zstd'],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    {
      source: '/:root(api|v1)/:path*',
      headers: [{ key: 'content-security-policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" }],
    },
  ],
  // Where clients of OpenAI's moderation endpoint look for it.
  rewrites: async () => [
    { source: '/v1/moderations', destination: '/api/v1/moderations' },
    // And where Prem's scripts look.
    { source: '/api/v1/datasets/:datasetId/addDatapoint', destination: '/api/v1/datasets/:datasetId/add-datapoint' },
    { source: '/api/v1/traces/:traceId/addToDataset', destination: '/api/v1/traces/:traceId/add-to-dataset' },
  ],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}
