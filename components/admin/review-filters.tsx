import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { reviewStatuses } from "@/lib/review/schema";

type Props = { status: string; stars: string; productId: string };

export function ReviewFilters({ status, stars, productId }: Props) {
  return (
    <form action="/admin/reviews" className="flex flex-wrap items-end gap-3">
      {productId ? <input type="hidden" name="productId" value={productId} /> : null}
      <SelectField id="status" name="status" label="Status" defaultValue={status}>
        <option value="any">Any</option>
        {reviewStatuses.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </SelectField>
      <SelectField id="stars" name="stars" label="Stars" defaultValue={stars}>
        <option value="">Any</option>
        {["1", "2", "3", "4", "5"].map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </SelectField>
      <Button look="secondary">Show</Button>
    </form>
  );
}
