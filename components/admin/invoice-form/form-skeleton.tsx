// The skeleton of the form while it loads.
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export function FormSkeleton() {
  return (
    <div className="mx-auto grid max-w-[72rem] gap-8 px-5 py-8 wide:ps-[17rem]">
      <Skeleton className="h-7 w-40" />
      <div className="grid gap-4 wide:grid-cols-2 wide:gap-x-8">
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
      <SkeletonRows rows={3} label="Loading the invoice form" />
    </div>
  )
}
