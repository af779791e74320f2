import { DefinitionList } from '@/components/ui/definition-list'
import { roleMeaning, roleName } from '@/lib/access/rules'
import { day } from './day'

type Terms = { projectName: string; invitedBy: string; role: keyof typeof roleMeaning; expiresAt: string }

export function InvitationTerms({ offer }: { offer: Terms }) {
  const rows = [
    { label: 'Project', value: offer.projectName },
    { label: 'Invited by', value: offer.invitedBy },
    { label: 'As', value: `${roleName[offer.role]}. ${roleMeaning[offer.role]}.` },
    { label: 'Ends', value: day(offer.expiresAt) },
  ]
  return <DefinitionList rows={rows} wrap />
}
