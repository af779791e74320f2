export type Delivered = {
  id: string
  status: 'delivered' | 'failed' | 'waiting'
  answered: number | null
  error: string | null
  milliseconds: number
}
export type SendErrand = { kind: 'send-delivery'; asked: { deliveryId: string }; answer: Delivered }
