// Set by `npm test`: it builds beside a studio that is being served from this folder, not under it.
const testBuild = process.env.ASSAY_BUILD_FOLDER

/** @type {import('next').NextConfig} */
export default {
  distDir: testBuild ?? '.next',
  typescript: { tsconfigPath: testBuild ? 'tsconfig.test.json' : 'tsconfig.json' },
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: ['pg', '@prisma/adapter-pg', 'pg-copy-streams'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}
