/** 10240 as `10,240`. */
export function numberText(number: number): string {
  return number.toLocaleString('en-US');
}
