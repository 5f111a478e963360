// The skeleton of an invoice or checkout page while it loads.
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export function InspectionSkeleton({ label }: { label: string }) {
  return (
    <>
      <Skeleton className="h-20 w-full" />
      <div className="grid gap-10 wide:grid-cols-[minmax(0,1fr)_24rem] wide:gap-x-16">
        <SkeletonRows rows={8} label={label} />
        <Skeleton className="order-first h-64 w-full wide:order-none" />
      </div>
    </>
  )
}
