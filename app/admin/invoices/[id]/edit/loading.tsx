// The shape of the form while it is on its way.
import { FormSkeleton } from '@/components/admin/invoice-form/form-skeleton'

export default function Loading() {
  return <FormSkeleton />
}
