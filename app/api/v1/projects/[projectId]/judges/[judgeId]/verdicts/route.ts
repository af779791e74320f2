import { Readable } from 'node:stream'
import { enter } from '@/lib/auth'
import { respond } from '@/lib/doors'
import { exportVerdicts } from '@/lib/judges/export-verdicts'
import { exportVerdictsInput } from '@/lib/judges/schema'

export function GET(request: Request, { params }: { params: Promise<{ projectId: string; judgeId: string }> }) {
  return respond(async () => {
    const { projectId, judgeId } = await params
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const input = exportVerdictsInput.parse({ ...query, judgeId })
    const { name, lines } = await exportVerdicts(await enter(projectId), input)
    const filename = `${name.replace(/[^\w.-]+/g, '-')}${input.form === 'spreadsheet' ? '.spreadsheet' : ''}.csv`
    return new Response(
      Readable.toWeb(Readable.from(lines).map((line: string) => Buffer.from(line))) as ReadableStream,
      {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${filename}"`,
          'x-content-type-options': 'nosniff',
        },
      },
    )
  })
}
