import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter'

export type Counts = { passed: number; failed: number; skipped: { test: string; reason: string }[] }

/** What Playwright's JSON report says, in our terms. */
export function countsOfPlaywright(report: JSONReport): Counts {
  const counts: Counts = { passed: 0, failed: report.errors.length, skipped: [] }
  for (const { title, test } of report.suites.flatMap((suite) => testsOf(suite))) {
    if (test.status === 'skipped') {
      const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
      counts.skipped.push({ test: title, reason: reason || 'no reason given' })
    } else if (test.status === 'unexpected') counts.failed++
    else counts.passed++
  }
  return counts
}

type Titled = { title: string; test: JSONReportSuite['specs'][number]['tests'][number] }

function testsOf(suite: JSONReportSuite): Titled[] {
  const own = suite.specs.flatMap((spec) => spec.tests.map((test) => ({ title: `${spec.file}: ${spec.title}`, test })))
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner))]
}
