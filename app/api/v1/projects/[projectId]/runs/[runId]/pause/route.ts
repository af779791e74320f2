import { route } from '@/lib/doors'
import { pauseRun } from '@/lib/runs/pause-run'
import { resumeRun } from '@/lib/runs/resume-run'
import { runInput } from '@/lib/runs/schema'

export const PUT = route(runInput, pauseRun)
export const DELETE = route(runInput, resumeRun)
