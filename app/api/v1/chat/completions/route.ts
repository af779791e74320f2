import { eventStream, premRoute } from '@/lib/prem-door'
import { completeChat } from '@/lib/prem/complete-chat'
import { findPlace } from '@/lib/prem/find-place'
import { chatEvents } from '@/lib/prem/rules'
import { completeChatInput } from '@/lib/prem/schema'

export const POST = premRoute(completeChatInput, findPlace, completeChat, (completion, { stream }) =>
  stream ? eventStream(chatEvents(completion)) : Response.json(completion),
)
