/** What a person turned, in the words of `proviso forecast --set`: `anchor=55`, `brexit=happens`. */
export type Adjustments = readonly string[];

export const UNTURNED: Adjustments = [];
