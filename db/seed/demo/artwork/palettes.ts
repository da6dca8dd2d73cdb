/** What a motif is drawn with, and the room that its things are shown in. */
export const palettes = {
  harbor: { deep: "#16324f", mid: "#2a628f", warm: "#e8c07d", pale: "#f3ead7", red: "#c8553d" },
  meadow: { deep: "#233d2c", mid: "#4f7942", warm: "#dfb64a", pale: "#f4efe0", red: "#b5502f" },
  dusk: { deep: "#2d1e3e", mid: "#6b3f69", warm: "#e07a5f", pale: "#f6e4cf", red: "#f2b05e" },
  clay: { deep: "#5a2a1c", mid: "#a8512f", warm: "#e0a16b", pale: "#f7ead9", red: "#3d5a5b" },
} as const;

export type Room = {
  wall: string;
  table: string;
  tableEdge: string;
  wood: string;
  cloth: string;
  accent: string;
  leaf: string;
};

const oak = { table: "#c9a57a", tableEdge: "#a9845a", wood: "#b98f5f" };
const walnut = { table: "#8d6446", tableEdge: "#6d4a32", wood: "#7d5638" };
const birch = { table: "#e3d3b8", tableEdge: "#c4b08f", wood: "#cdb68f" };

export const rooms = {
  mist: { ...oak, wall: "#dbe3e1", cloth: "#8fa6ae", accent: "#c8553d", leaf: "#46685a" },
  sand: { ...walnut, wall: "#e9dac6", cloth: "#b98763", accent: "#3d5a5b", leaf: "#6d7a4e" },
  blush: { ...birch, wall: "#edd9cf", cloth: "#a6788b", accent: "#6b3f69", leaf: "#7a7f5a" },
  sage: { ...birch, wall: "#cdd6c3", cloth: "#7f8f6e", accent: "#b5502f", leaf: "#3d5a3a" },
  rain: { ...walnut, wall: "#b7c6cf", cloth: "#50687c", accent: "#e0b25a", leaf: "#3f5f56" },
  oat: { ...oak, wall: "#ebe4d2", cloth: "#5d7458", accent: "#b5502f", leaf: "#4f7942" },
  terracotta: { ...birch, wall: "#d9a78c", cloth: "#e9d8c4", accent: "#3d5a5b", leaf: "#44604a" },
  night: { ...oak, wall: "#4b4662", cloth: "#8d86a8", accent: "#f2b05e", leaf: "#8aa08a" },
} satisfies Record<string, Room>;
