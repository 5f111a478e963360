// The invoice is on its way.
import { InspectionSkeleton } from '@/components/admin/invoice/skeleton'

export default function Loading() {
  return <InspectionSkeleton label="Loading the invoice" />
}
