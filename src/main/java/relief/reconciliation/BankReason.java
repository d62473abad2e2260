package relief.reconciliation;

/**
 * Why a bank did not pay, in words for the family and the officer.
 *
 * @param code ISO 20022 external status reason code
 */
public record BankReason(String code, String chinese, String english, Remedy remedy) {
    /** What an officer has to do before the next attempt. */
    public enum Remedy {
        CORRECT_ACCOUNT(
                "请与收款人核对账号或换用其他账户，更正后重新支付", "Check the account with the payee or take another one, then pay again"),
        CORRECT_NAME("请核对户名与身份证姓名，更正后重新支付", "Compare the name with the ID card, correct it, then pay again"),
        CORRECT_BANK("请核对开户行行号，更正后重新支付", "Check the code of the payee's bank, then pay again"),
        CHECK_PERSON("请先核实收款人情况，再决定由谁领取", "Find out about the payee first, then decide who receives the money"),
        TOP_UP("请补足付款账户余额后重新支付", "Bring money into the paying account, then pay again"),
        CHECK_DUPLICATE("请先查明是否已经支付，切勿直接重付", "Find out whether it was already paid; do not simply pay again"),
        CORRECT_FILE("请联系系统管理员检查支付文件", "Have the administrator look at the payment file"),
        PAY_AGAIN("无需更正，可重新支付", "Nothing to correct; pay again"),
        ASK_BANK("请向经办银行查明原因", "Ask the bank for the cause");

        private final String chinese;
        private final String english;

        Remedy(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }
}
