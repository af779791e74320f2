import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { Counts } from './counts'

/** Counts what vitest ran, keeping the reasons for what it skipped, which its own JSON report leaves out. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const counts: Counts = { passed: 0, failed: unhandled.length, skipped: [] }
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      // A file that could not be loaded has no tests to fail.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) counts.failed++
      for (const test of tests) {
        const result = test.result()
        if (result.state === 'passed') counts.passed++
        else if (result.state === 'failed') counts.failed++
        else
          counts.skipped.push({ test: test.fullName, reason: ('note' in result && result.note) || 'no reason given' })
      }
    }
    if (process.env.ASSAY_TEST_COUNTS) writeFileSync(process.env.ASSAY_TEST_COUNTS, JSON.stringify(counts))
  }
}
