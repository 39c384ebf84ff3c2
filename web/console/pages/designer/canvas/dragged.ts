/** The type under which a step of the palette is dragged. */
export const DRAGGED = 'application/x-parley-node';
