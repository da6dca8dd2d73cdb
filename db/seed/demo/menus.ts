/** What stands below every page of the demo shop; the setting `menus`. */
export const demoMenus = {
  footer: [
    {
      title: "Collections",
      links: [
        { title: "New", path: "/collections/new" },
        { title: "Gifts", path: "/collections/gifts" },
        { title: "Sale", path: "/collections/sale" },
      ],
    },
    {
      title: "Help",
      links: [
        { title: "Shipping and returns", path: "/pages/shipping-and-returns" },
        { title: "Terms of sale", path: "/pages/terms" },
      ],
    },
    {
      title: "About the shop",
      links: [
        { title: "About", path: "/pages/about" },
        { title: "Privacy", path: "/pages/privacy" },
        { title: "Imprint", path: "/pages/imprint" },
      ],
    },
  ],
};
