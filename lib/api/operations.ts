import { requestBackInStockOperation } from "@/lib/back-in-stock/operations";
import {
  addCartLineOperation,
  addPromotionCodeOperation,
  createCartOperation,
  getCartOperation,
  getCartPriceTraceOperation,
  removeCartLineOperation,
  removePromotionCodeOperation,
  updateCartLineOperation,
} from "@/lib/cart/operations";
import {
  addProductImageOperation,
  listProductImagesOperation,
  removeProductImageOperation,
  updateProductImageOperation,
} from "@/lib/catalog/images/operations";
import {
  getAdminProductOperation,
  getProductOperation,
  listAdminProductsOperation,
  listCategoriesOperation,
  listCollectionsOperation,
  listProductsOperation,
  listSuggestionsOperation,
  updateProductOperation,
  updateVariantOperation,
} from "@/lib/catalog/operations";
import {
  listCartShippingMethodsOperation,
  quoteCheckoutOperation,
  startCheckoutOperation,
} from "@/lib/checkout/operations";
import {
  addPageOperation,
  getAdminPageOperation,
  listAdminPagesOperation,
  updatePageOperation,
} from "@/lib/content/pages/operations";
import {
  addRedirectOperation,
  listRedirectsOperation,
  removeRedirectOperation,
} from "@/lib/content/redirects/operations";
import { getDoctorReportOperation } from "@/lib/doctor/operations";
import { fulfillOrderOperation } from "@/lib/fulfillment/operations";
import {
  adjustStockOperation,
  listStockLevelsOperation,
  listStockMovementsOperation,
} from "@/lib/inventory/operations";
import {
  getSellerOperation,
  listAdminOrderInvoicesOperation,
  listInvoicesOperation,
  listOrderInvoicesOperation,
  updateSellerOperation,
} from "@/lib/invoice/operations";
import type { Operation } from "@/lib/operation/define-operation";
import {
  getAdminOrderOperation,
  getOrderOperation,
  getOrderPriceTraceOperation,
  listOrdersOperation,
} from "@/lib/order/operations";
import { cancelOrderOperation, captureOrderOperation, refundOrderOperation } from "@/lib/payment/operations";
import {
  addPromotionCodesOperation,
  archivePromotionOperation,
  createPromotionOperation,
  getPromotionOperation,
  listPromotionCodesOperation,
  listPromotionsOperation,
  updatePromotionOperation,
} from "@/lib/promotion/operations";
import {
  deleteReviewOperation,
  getReviewSettingsOperation,
  listAdminReviewsOperation,
  listOrderReviewsOperation,
  listProductReviewsOperation,
  moderateReviewOperation,
  updateReviewOperation,
  updateReviewSettingsOperation,
  writeReviewOperation,
} from "@/lib/review/operations";

/** Every operation of the house: what the API's document names. A test compares it with the route files. */
export const operations = [
  listAdminPagesOperation,
  getAdminPageOperation,
  addPageOperation,
  updatePageOperation,
  listProductsOperation,
  listSuggestionsOperation,
  getProductOperation,
  listCategoriesOperation,
  listCollectionsOperation,
  requestBackInStockOperation,
  createCartOperation,
  getCartOperation,
  addCartLineOperation,
  updateCartLineOperation,
  removeCartLineOperation,
  addPromotionCodeOperation,
  removePromotionCodeOperation,
  listCartShippingMethodsOperation,
  quoteCheckoutOperation,
  startCheckoutOperation,
  getOrderOperation,
  getDoctorReportOperation,
  listAdminProductsOperation,
  getAdminProductOperation,
  updateProductOperation,
  updateVariantOperation,
  listProductImagesOperation,
  addProductImageOperation,
  updateProductImageOperation,
  removeProductImageOperation,
  listRedirectsOperation,
  addRedirectOperation,
  removeRedirectOperation,
  listStockLevelsOperation,
  listStockMovementsOperation,
  adjustStockOperation,
  listOrdersOperation,
  getAdminOrderOperation,
  fulfillOrderOperation,
  refundOrderOperation,
  cancelOrderOperation,
  captureOrderOperation,
  listOrderInvoicesOperation,
  listAdminOrderInvoicesOperation,
  listInvoicesOperation,
  getSellerOperation,
  updateSellerOperation,
  listProductReviewsOperation,
  listOrderReviewsOperation,
  writeReviewOperation,
  updateReviewOperation,
  deleteReviewOperation,
  listAdminReviewsOperation,
  getReviewSettingsOperation,
  updateReviewSettingsOperation,
  moderateReviewOperation,
  getOrderPriceTraceOperation,
  getCartPriceTraceOperation,
  listPromotionsOperation,
  createPromotionOperation,
  getPromotionOperation,
  updatePromotionOperation,
  archivePromotionOperation,
  listPromotionCodesOperation,
  addPromotionCodesOperation,
] as unknown as Operation[];
