// The list's shape while it is asked for.
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export default function Loading() {
  return (
    <div className="mx-auto grid max-w-[72rem] gap-6 px-5 py-8 wide:ps-[17.5rem] wide:pe-10">
      <Skeleton className="h-7 w-32" />
      <Skeleton className="h-11 w-full" />
      <SkeletonRows rows={12} label="Loading invoices" />
    </div>
  )
}
