'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { saveVersion } from '@/lib/templates/actions'
import type { TemplateBody, TemplateDetail } from '@/lib/templates/schema'
import { unwrap } from '../api'
import { useToast } from '../ui/toast'
import { templatesKey } from './templates-query'

/** A built-in template becomes the project's own with its first change, and moves to an address of its own. */
export function useSaveVersion(projectId: string, { id, name }: TemplateDetail, saved: (version: number) => void) {
  const client = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  return useMutation({
    mutationFn: (input: { from: number; body: TemplateBody; note: string }) =>
      unwrap(saveVersion(projectId, { templateId: id, ...input })),
    onSuccess: async (next) => {
      saved(next.version)
      await client.invalidateQueries({ queryKey: templatesKey(projectId) })
      if (next.id !== id) router.replace(`/projects/${projectId}/templates/${next.id}`)
      toast(`${name} saved as version ${next.version}`)
    },
  })
}
