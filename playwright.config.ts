import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './bin/testing/chromium'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './bin/testing/e2e-studio.ts',
  reporter: [['list'], ['json', { outputFile: process.env.ASSAY_TEST_COUNTS ?? 'test-results/report.json' }]],
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.ASSAY_E2E_URL,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs },
  },
})
