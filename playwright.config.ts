import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './bin/testing/chromium'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './bin/testing/e2e-studio.ts',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.ASSAY_TEST_COUNTS ?? 'test-results/report.json' }],
    ['./bin/testing/page-reporter.ts'],
  ],
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.ASSAY_E2E_URL,
    // Recording every step costs a quarter of the time. ASSAY_TRACE=1 keeps what the failed ones did.
    trace: process.env.ASSAY_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs },
  },
})
